import { testFamilyInSmall } from './in-small.ts';

testFamilyInSmall('job-store');
