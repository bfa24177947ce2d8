import { toSVG } from 'bwip-js/generic';
import { trustedHtml, type Html } from '../../base/html.ts';

/** A Code 128 bar code as an SVG drawing with a quiet zone; `text` has to be ASCII. */
export function code128Svg(text: string): Html {
  const quietZone = { paddingleft: 10, paddingright: 10, paddingtop: 2, paddingbottom: 2 };
  return trustedHtml(toSVG({ bcid: 'code128', text, height: 16, ...quietZone }));
}

/** A QR code as an SVG drawing with a quiet zone; it survives a quarter of it being dirty. */
export function qrCodeSvg(text: string): Html {
  const errorCorrection = { eclevel: 'Q' };
  return trustedHtml(toSVG({ bcid: 'qrcode', text, padding: 4, ...errorCorrection }));
}
