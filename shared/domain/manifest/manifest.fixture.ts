/** The fields of a good manifest but its return address. */
export const testFields = `manifestVersion: 2.0
bucket: my-bucket
deviceId: ABC
eraseDevice: yes
notificationEmail: a@example.com
`;

/** A good return address, which ends a manifest. */
export const testAddress = `returnAddress:
  name: Jane Roe
  street1: 123 Any Street
  city: Anytown
  stateOrProvince: WA
  postalCode: 91011-1111
  country: USA
  phoneNumber: 206-555-1111
`;
