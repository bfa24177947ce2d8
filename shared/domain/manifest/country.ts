const europeanUnion = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Three-letter codes and names that people write and that the table of English names does not have. */
const aliases: Readonly<Record<string, string>> = {
  ...pairsOf(
    'AUT:AT BEL:BE BGR:BG CYP:CY CZE:CZ DEU:DE GER:DE DNK:DK EST:EE ESP:ES FIN:FI FRA:FR GRC:GR EL:GR HRV:HR HUN:HU IRL:IE ' +
      'ITA:IT LTU:LT LUX:LU LVA:LV MLT:MT NLD:NL POL:PL PRT:PT ROU:RO SWE:SE SVN:SI SVK:SK USA:US CAN:CA GBR:GB UK:GB ' +
      'CHE:CH CHN:CN JPN:JP AUS:AU NZL:NZ SGP:SG MEX:MX BRA:BR IND:IN NOR:NO ISL:IS TUR:TR UKR:UA KOR:KR TWN:TW HKG:HK ' +
      'ISR:IL ZAF:ZA ARG:AR CHL:CL COL:CO THA:TH MYS:MY IDN:ID PHL:PH VNM:VN ARE:AE SAU:SA EGY:EG',
  ),
  'UNITED STATES OF AMERICA': 'US',
  'THE UNITED STATES': 'US',
  'UNITED STATES': 'US',
  AMERICA: 'US',
  'GREAT BRITAIN': 'GB',
  ENGLAND: 'GB',
  SCOTLAND: 'GB',
  WALES: 'GB',
  'NORTHERN IRELAND': 'GB',
  'REPUBLIC OF IRELAND': 'IE',
  EIRE: 'IE',
  HOLLAND: 'NL',
  'THE NETHERLANDS': 'NL',
  'CZECH REPUBLIC': 'CZ',
  'SLOVAK REPUBLIC': 'SK',
  DEUTSCHLAND: 'DE',
  OSTERREICH: 'AT',
  ESPANA: 'ES',
  ITALIA: 'IT',
  BELGIE: 'BE',
  BELGIQUE: 'BE',
  DANMARK: 'DK',
  SVERIGE: 'SE',
  SUOMI: 'FI',
  POLSKA: 'PL',
  SCHWEIZ: 'CH',
  SUISSE: 'CH',
  'SOUTH KOREA': 'KR',
  'PEOPLES REPUBLIC OF CHINA': 'CN',
  PRC: 'CN',
  TURKEY: 'TR',
};

let englishNames: Map<string, string> | undefined;

/**
 * The two-letter code of a country, from its English name or code as people write it (`USA`, `U.S.`, `united states`);
 * undefined when it is not known.
 */
export function countryCode(text: string): string | undefined {
  const name = plainName(text);
  // The table of names is made only for what is in no other: it takes longer than all the rest of a manifest.
  return aliases[name] ?? (englishNames ??= readEnglishNames()).get(name);
}

/** Whether two texts name the same country; texts that are no known country are compared as they are. */
export function isSameCountry(left: string, right: string): boolean {
  return (countryCode(left) ?? plainName(left)) === (countryCode(right) ?? plainName(right));
}

/** Whether a text names a member of the European Union. */
export function isInEuropeanUnion(text: string): boolean {
  const code = countryCode(text);
  return code !== undefined && europeanUnion.has(code);
}

function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}|[.'’]/gu, '')
    .replaceAll(/[\s,-]+/g, ' ')
    .trim()
    .toUpperCase();
}

function readEnglishNames(): Map<string, string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const found = new Map<string, string>();
  for (const first of letters) {
    for (const second of letters) {
      const code = `${first}${second}`;
      const name = names.of(code);
      if (name === undefined) continue;
      // A code that was given up (BU, DD) stands for the one that came after it.
      const today = Intl.getCanonicalLocales(`und-${code}`)[0]?.slice(4) ?? code;
      found.set(code, today);
      found.set(plainName(name), today);
      found.set(plainName(name.split(' (')[0] ?? ''), today);
    }
  }
  return found;
}

function pairsOf(text: string): Record<string, string> {
  const pairs = text.split(' ').map((pair) => pair.split(':'));
  return Object.fromEntries(pairs.map(([name = '', code = '']) => [name, code]));
}
