import type { Fault } from '../../fault.ts';
import { answerFaults } from './answers.ts';
import { connectionFaults } from './connections.ts';
import { wrongAnswerFaults } from './wrong-answers.ts';

/** All that may go wrong between the loader and its store. */
export const storeFaults: readonly Fault[] = [...answerFaults, ...wrongAnswerFaults, ...connectionFaults];
