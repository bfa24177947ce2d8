import { startStrictS3 } from '../servers/strict-s3/strict-s3.ts';
import { describeS3Server } from './s3-server.ts';

describeS3Server('strict', () => startStrictS3());
