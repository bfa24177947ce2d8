import { testFamilyInSmall } from './in-small.ts';

testFamilyInSmall('kill');
