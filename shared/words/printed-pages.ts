import { englishLabelTexts, type LabelTexts } from '../domain/labels/label-texts.ts';
import { englishProofPage, type ProofPageTexts } from '../domain/proof/proof-page-texts.ts';
import { deLabelTexts } from './de/label-pages.ts';
import { deProofPage } from './de/proof-page.ts';
import type { Language } from './language.ts';
import type { Speech } from './words.ts';

/** What shipping label and packing slip say, in the person's language; the English is that of the command. */
export function labelTexts(language: Language): LabelTexts {
  return language === 'de' ? deLabelTexts : englishLabelTexts;
}

/** What the page of a proof says, in the person's language; the English is that of the command. */
export function proofPageTexts(words: Speech): ProofPageTexts {
  return words.language === 'de' ? deProofPage(words) : englishProofPage;
}
