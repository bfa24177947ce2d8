/** Something that a job service has ready for its customer, such as a label page. */
export interface Artifact {
  readonly description: string;
  readonly url: string;
}
