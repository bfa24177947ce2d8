/** What CreateJob and UpdateJob send (reference 5.2). */
export interface ManifestSubmission {
  /** As sent; JobType in any case. */
  readonly jobType: string;
  readonly manifest: Uint8Array;
  readonly validateOnly: boolean;
}
