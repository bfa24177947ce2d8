import { serve } from '../../shared/contract/serve.ts';
import { keepHeapSmall } from '../../shared/engine/small-heap.ts';
import { createWorkerHandlers } from './handlers.ts';
import { workerContract } from './worker-contract.ts';
import { wireToParent } from './wire-to-parent.ts';

keepHeapSmall();
const wire = wireToParent();
serve({
  contract: workerContract,
  handlers: createWorkerHandlers(),
  wire,
  onFault(name, error) {
    process.stderr.write(
      `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
  },
});
