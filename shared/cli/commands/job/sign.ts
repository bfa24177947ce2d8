import { Command, Option } from 'commander';
import type { SigningMethod } from '../../../domain/signature/signature-file.ts';
import type { CliContext } from '../../context.ts';
import { withExamples, writeJson, writeLine } from '../../output.ts';
import { readJobId, readManifestFile } from './read-input.ts';
import { checkFolder } from './write-signature-to.ts';

interface SignOptions {
  readonly manifest: string;
  readonly jobId: string;
  readonly drive: string;
  readonly method: SigningMethod;
  readonly profile?: string;
  readonly json?: boolean;
}

/** `drivepost job sign`: a SIGNATURE of version 1.0, made without asking anybody (reference 3.3). */
export function jobSignCommand(context: CliContext): Command {
  const command = new Command('sign')
    .description(
      'Sign a drive offline with your own secret key: a SIGNATURE of version 1.0, for a job whose id came by mail.',
    )
    .requiredOption('--manifest <file>', 'the manifest as it was sent, byte for byte')
    .requiredOption('--job-id <jobid>', 'the job')
    .requiredOption('--drive <folder>', "the drive's root")
    .addOption(
      new Option('--method <name>', 'how to sign').choices(['HmacSHA1', 'HmacSHA256']).default('HmacSHA1'),
    )
    .option('--profile <name>', 'the profile with the credentials (default: the environment, AWS_PROFILE)')
    .option('--json', 'print JSON')
    .action((options: SignOptions) => sign(context, options));
  return withExamples(command, [
    'drivepost job sign --manifest manifest.txt --job-id AB1CD --drive /media/jane/USB',
  ]);
}

async function sign(context: CliContext, options: SignOptions): Promise<void> {
  const jobId = readJobId(options.jobId);
  const manifest = await readManifestFile(options.manifest);
  await checkFolder(options.drive);
  const { loadAwsConfig } = await import('../../../engine/s3/aws-config.ts');
  const { signManifest } = await import('../../../engine/signature/sign-manifest.ts');
  const { writeSignature } = await import('../../../engine/signature/drive-signature.ts');
  const { credentials } = await loadAwsConfig({ env: context.env, profile: options.profile });
  const secret = credentials.secretAccessKey;
  const file = signManifest({ secret, jobId, manifest, version: '1.0', signingMethod: options.method });
  await writeSignature(options.drive, file);
  if (options.json === true) writeJson(context, file);
  else writeLine(context, `SIGNATURE for job ${jobId} is in ${options.drive}, read back.`);
}
