/** Files that systems leave on drives, and the ignore rule that keeps them out of a bucket. */
export interface JunkKind {
  /** What it is, to stand in "This is …". */
  readonly what: string;
  /** For the manifest's `ignore`: means the same to RE2, Java and this language. */
  readonly ignoreRule: string;
}

export const junkKinds: readonly JunkKind[] = [
  { what: 'how a Mac remembers the look of a folder', ignoreRule: '(^|/)\\.DS_Store$' },
  { what: 'what a Mac keeps beside a file (AppleDouble)', ignoreRule: '(^|/)\\._[^/]*$' },
  { what: 'a cache of small pictures of Windows', ignoreRule: '(^|/)([Tt]humbs|ehthumbs)\\.db$' },
  { what: 'how Windows remembers the look of a folder', ignoreRule: '(^|/)[Dd]esktop\\.ini$' },
  {
    what: 'in the recycle bin of Windows',
    ignoreRule: '(^|/)(\\$R(ECYCLE|ecycle)\\.(BIN|bin)|RECYCLE[RD])/',
  },
  { what: 'a system folder of Windows', ignoreRule: '(^|/)System Volume Information/' },
  { what: 'what a repair of a Linux file system found', ignoreRule: '(^|/)lost\\+found/' },
  { what: 'in the trash of a Mac or of Linux', ignoreRule: '(^|/)\\.Trash(es|-[0-9]+)?/' },
  {
    what: 'in a system folder of a Mac',
    ignoreRule: '(^|/)\\.(Spotlight-V100|fseventsd|DocumentRevisions-V100|TemporaryItems)/',
  },
  {
    what: 'the lock of an open Office document',
    ignoreRule: '(^|/)(~\\$[^/]*\\.[A-Za-z]+|\\.~lock\\.[^/]*#)$',
  },
];

const detectors = junkKinds.map((kind) => ({ kind, pattern: new RegExp(kind.ignoreRule, 'u') }));

/** The kind of junk that a path is, or undefined. A folder's path ends in a slash. */
export function junkKindOf(path: string): JunkKind | undefined {
  return detectors.find(({ pattern }) => pattern.test(path))?.kind;
}
