const polynomial = 0xedb88320;

/** The CRC32 of two pieces put together, from theirs and the length of the second: how S3 proves an object of parts. */
export function combineCrc32(first: number, second: number, secondBytes: number): number {
  // Multiplies the first one by x to the power of the bits behind it, modulo the polynomial.
  let factor = 0x00800000;
  let power = 0x80000000;
  for (let rest = secondBytes; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power = multiply(power, factor);
    factor = multiply(factor, factor);
  }
  return (multiply(first, power) ^ second) >>> 0;
}

/** Product of two polynomials whose highest coefficient is the lowest bit. */
function multiply(left: number, right: number): number {
  let product = 0;
  let shifted = right;
  for (let bit = 31; bit >= 0; bit -= 1) {
    if (((left >>> bit) & 1) === 1) product ^= shifted;
    shifted = (shifted & 1) === 1 ? (shifted >>> 1) ^ polynomial : shifted >>> 1;
  }
  return product >>> 0;
}
