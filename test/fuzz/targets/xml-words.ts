import { listed } from '../listed.ts';
/** Words of XML that readers trip over. */
export const xmlWords: readonly string[] = [
  ...listed(`<¦>¦</¦/>¦<a>¦</a>¦<a/>¦&¦&amp;¦&lt;¦&#0;¦&#13;¦&#x10FFFF;¦&#xFFFFFFFF;`),
  ...listed(`&#-1;¦&nbsp;¦&a;¦<![CDATA[¦]]>¦<!--¦-->¦<?xml version="1.0"?>¦<?¦?>¦ a="b"`),
  ...listed(`<!DOCTYPE a [¦<!ENTITY a "b">¦<!ENTITY a SYSTEM "file:///etc/passwd">¦<!ENTITY % a "b">¦]>`),
  ...listed(`<__proto__>¦<constructor>¦<toString/>¦xmlns="x"¦x:¦<x:Error>¦\ufffe¦</Error>¦<Error>`),
];

/** XML made to grow, to nest, or to be slow. */
export const xmlBombs: readonly ((size: number) => string)[] = [
  (size) => '<a>'.repeat(size / 3),
  (size) => `${'<a>'.repeat(size / 7)}${'</a>'.repeat(size / 7)}`,
  (size) => '<a/>'.repeat(size / 4),
  (size) => `<a ${'b="c" '.repeat(size / 6)}/>`,
  (size) => '&amp;'.repeat(size / 5),
  (size) => '&#65;'.repeat(size / 5),
  (size) => '<!--'.repeat(size / 4),
  (size) => '<![CDATA['.repeat(size / 9),
  (size) => '<'.repeat(size),
  (size) => '</a>'.repeat(size / 4),
  (size) => ' \n'.repeat(size / 2),
  (size) => {
    const entities = Array.from(
      { length: Math.min(60, size / 30) },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
    );
    return `<!DOCTYPE a [<!ENTITY e0 "lol">${entities.join('')}]><a>&e9;</a>`;
  },
  (size) => `<!DOCTYPE a [<!ENTITY e "${'x'.repeat(size / 2)}">]><a>${'&e;'.repeat(size / 6)}</a>`,
];
