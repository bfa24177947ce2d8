/** The API's error codes as they stand on the wire (reference 5.4, and the common ones of the Query protocol). */
const serviceErrors = {
  BucketPermissionException: 400,
  CanceledJobIdException: 400,
  CreateJobQuotaExceededException: 400,
  ExpiredJobIdException: 400,
  InvalidAccessKeyIdException: 400,
  InvalidAddressException: 400,
  InvalidCustomsException: 400,
  InvalidFileSystemException: 400,
  InvalidJobIdException: 400,
  InvalidManifestFieldException: 400,
  InvalidParameterException: 400,
  InvalidVersionException: 400,
  MalformedManifestException: 400,
  MissingCustomsException: 400,
  MissingManifestFieldException: 400,
  MissingParameterException: 400,
  MultipleRegionsException: 400,
  NoSuchBucketException: 400,
  UnableToCancelJobIdException: 400,
  UnableToUpdateJobIdException: 400,
  // Of the front end, before an operation is reached.
  InvalidClientTokenIdException: 403,
  SignatureDoesNotMatch: 403,
  MissingAuthenticationToken: 403,
  IncompleteSignature: 400,
  RequestExpired: 400,
  InvalidAction: 400,
  RequestEntityTooLarge: 413,
  InternalFailure: 500,
} as const;

export type ServiceErrorCode = keyof typeof serviceErrors;

/** An answer of the job service that is an error. Its message is for the caller and never holds a secret. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  readonly httpStatus: number;

  constructor(code: ServiceErrorCode, message: string) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.httpStatus = serviceErrors[code];
  }
}
