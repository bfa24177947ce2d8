import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Something that axe found on a screen. */
interface Finding {
  readonly screen: string;
  readonly colorScheme: 'light' | 'dark';
  readonly rule: string;
  readonly where: readonly string[];
}

/** Fails when axe finds anything on the screen as it is, in light or in dark. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  expect(await lookAt(page, screen)).toEqual([]);
}

/** Looks at screens on the way, and tells at the end, so that one screen's fault does not end a journey. */
export interface AccessibilityWatch {
  look(page: Page, screen: string): Promise<void>;
  /** All that was found; how many screens were looked at, so that none is as good as a fault. */
  report(): { readonly screens: number; readonly findings: readonly Finding[] };
}

/** Makes one, empty. */
export function watchAccessibility(): AccessibilityWatch {
  const findings: Finding[] = [];
  const screens = new Set<string>();
  return {
    async look(page, screen) {
      screens.add(screen);
      findings.push(...(await lookAt(page, screen)));
    },
    report: () => ({ screens: screens.size, findings }),
  };
}

async function lookAt(page: Page, screen: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForFunction(
      (scheme) => document.documentElement.dataset['mantineColorScheme'] === scheme,
      colorScheme,
    );
    // Not a script of the page, whose policy would refuse it.
    await page.evaluate(source);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(options: object): Promise<{ violations: Violation[] }> };
      };
      const result = await axe.run({ resultTypes: ['violations'] });
      return result.violations;
    });
    for (const { id, nodes } of violations) {
      const where = nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`);
      findings.push({ screen, colorScheme, rule: id, where });
    }
  }
  return findings;
}
