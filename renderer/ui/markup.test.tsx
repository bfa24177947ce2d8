import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createWords } from '../../shared/words/words.ts';
import { uiTextsOf } from '../words.tsx';
import { CapacityBar } from './capacity-bar.tsx';
import { DataTable } from './data-table.tsx';
import { ErrorNote } from './error-note.tsx';
import { FilePathText } from './file-path-text.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { StepPage } from './step-page.tsx';
import { StepRail } from './step-rail.tsx';
import { UiTextsProvider } from './ui-texts.tsx';

const texts = uiTextsOf(createWords('en').t);

function markup(part: ReactNode): string {
  return renderToStaticMarkup(
    <MantineProvider>
      <UiTextsProvider texts={texts}>{part}</UiTextsProvider>
    </MantineProvider>,
  );
}

/** What a screen reader comes to hear of it. */
function heard(part: ReactNode): string {
  return markup(part)
    .replaceAll(/<style[^>]*>.*?<\/style>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function nothing(): void {
  // Nobody presses it here.
}

describe('StepPage', () => {
  it('says what keeps one from going on, at the button too', () => {
    const page = markup(
      <StepPage title="Files" next={{ label: 'Next', onClick: nothing, missing: 'No files are chosen.' }}>
        content
      </StepPage>,
    );
    const reasonId = /id="([^"]+)"[^>]*role="status"/.exec(page)?.[1];
    expect(page).toContain(`aria-describedby="${reasonId}"`);
    expect(page).toContain('aria-disabled="true"');
    expect(page).toContain('No files are chosen.');
  });

  it('leaves the button free when nothing is missing', () => {
    const page = markup(
      <StepPage title="Files" next={{ label: 'Next', onClick: nothing }}>
        content
      </StepPage>,
    );
    expect(page).not.toContain('aria-disabled="true"');
    expect(page).not.toContain('aria-describedby');
  });
});

it('StepRail names each state and marks where one is', () => {
  const steps = [
    { id: 'a', title: 'Drive', state: 'done' },
    { id: 'b', title: 'Files', state: 'problem', note: 'Two names clash' },
    { id: 'c', title: 'Copy', state: 'todo' },
  ] as const;
  const rail = <StepRail label="Steps" steps={steps} currentId="b" onGo={nothing} />;
  expect(heard(rail)).toBe('Drive , done Files , needs attention Two names clash 3 Copy , to do');
  expect(markup(rail).match(/aria-current="step"/g)).toHaveLength(1);
});

describe('ErrorNote', () => {
  it('says what happened, what is safe and what to do, in this order', () => {
    const note = (
      <ErrorNote message="The drive is gone." safe="Nothing is lost." advice="Plug it in." detail="ENODEV" />
    );
    expect(heard(note)).toBe(
      'Error: The drive is gone. What is safe Nothing is lost. What to do Plug it in. Technical details ENODEV',
    );
    expect(markup(note)).toContain('role="alert"');
  });

  it('leaves out what is not known', () => {
    expect(heard(<ErrorNote message="Gone." advice="Wait." safe={null} detail="" />)).toBe(
      'Error: Gone. What to do Wait.',
    );
  });
});

describe('ProgressBar', () => {
  it('never says that all is done too early', () => {
    const bar = markup(<ProgressBar label="Copying" share={0.9999} valueText="99%" />);
    expect(bar).toContain('aria-valuenow="99"');
  });

  it('gives no value while nobody knows', () => {
    const bar = markup(<ProgressBar label="Copying" share={null} valueText="Counting" />);
    expect(bar).not.toContain('aria-valuenow');
    expect(bar).toContain('aria-valuetext="Counting"');
  });
});

it('CapacityBar tells every part in words and draws their shares', () => {
  const bar = (
    <CapacityBar
      label="Space"
      parts={[
        { kind: 'used', label: 'Used', amount: 1, text: '1 GB' },
        { kind: 'needed', label: 'Needed', amount: 2, text: '2 GB' },
        { kind: 'free', label: 'Free', amount: 1, text: '1 GB' },
      ]}
    />
  );
  expect(heard(bar)).toBe('Used 1 GB Needed 2 GB Free 1 GB');
  expect([...markup(bar).matchAll(/width:(\d+)%/g)].map(([, share]) => share)).toEqual(['25', '50']);
});

it('FilePathText shows what turns the direction of text as what it is', () => {
  const shown = markup(<FilePathText path={'a/\u202Egpj.exe'} />);
  expect(shown).toContain('\\x202Egpj.exe');
  expect(shown).not.toContain('\u202E');
});

describe('DataTable', () => {
  const columns = [
    { id: 'name', header: 'Name', render: (row: number) => `row ${row}`, sortValue: (row: number) => row },
    { id: 'size', header: 'Size', render: (row: number) => row * 2 },
  ];

  it('counts its rows, the head as one, and sorts them', () => {
    const table = markup(
      <DataTable
        label="Rows"
        columns={columns}
        rows={[2, 1]}
        rowKey={String}
        initialSort={{ columnId: 'name', isDescending: false }}
      />,
    );
    expect(table).toContain('aria-rowcount="3"');
    expect(table).toContain('aria-sort="ascending"');
    expect(table.indexOf('row 1')).toBeLessThan(table.indexOf('row 2'));
    expect(table).toMatch(/aria-rowindex="2".*row 1.*aria-rowindex="3".*row 2/s);
  });

  it('teaches where it is empty', () => {
    const table = <DataTable label="Rows" columns={columns} rows={[]} rowKey={String} empty="Nothing yet" />;
    expect(heard(table)).toBe('Nothing yet');
  });
});
