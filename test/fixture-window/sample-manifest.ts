/** A manifest that is ready to be used. */
export const sampleManifest = `manifestVersion: 2.0
generator: Drivepost
deviceId: WD-WX21A7745821
bucket: field-archive
logPrefix: logs/
notificationEmail: jane.roe@example.com;archive@example.com
eraseDevice: 'no'

# What the survey wrote, by year and place.
prefix: surveys/
ignore:
  - '(^|/)\\.DS_Store$'
  - '(^|/)Thumbs\\.db$'
contentTypes:
  las: application/vnd.las
storageClass: STANDARD

returnAddress:
  name: Jane Roe
  company: Example Field Institute
  street1: 2 Quay Street
  city: Rotterdam
  stateOrProvince: Zuid-Holland
  postalCode: 3011 AB
  country: Netherlands
  phoneNumber: '+31 10 555 0101'
`;

/** The same, half filled in and with mistakes. */
export const wrongManifest = `manifestVersion: 2.0
deviceId: WD-WX21A7745821
bucket: Field Archive
notificationEmail: jane.roe
eraseDevice: perhaps
ignore:
  - '(^|/'
acl: everybody
returnAddress:
  name: Jane Roe
  street1: Postbus 12
  city: Rotterdam
  country: Netherlands
`;

/** As a draft begins. */
export const newManifest = `manifestVersion: 2.0
deviceId:
bucket:
eraseDevice:
returnAddress:
  name:
  street1:
  city:
  postalCode:
  country:
  phoneNumber:
`;
