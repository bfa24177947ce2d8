import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { printable } from '../../../../shared/base/printable.ts';
import { canRenameTo } from '../../../../shared/domain/keys/rename.ts';
import { ScrollBox } from '../../../ui/scroll-box.tsx';
import { useUiTexts } from '../../../ui/ui-texts.tsx';
import { useWords } from '../../../words.tsx';

/** A file that is to get another path. */
export interface RenameQuestion {
  readonly path: string;
  /** What it is called now, below the manifest's prefix. */
  readonly now: string;
  readonly proposal: string;
}

interface RenameDialogProps {
  readonly question: RenameQuestion | null;
  readonly onRename: (path: string, to: string) => void;
  readonly onClose: () => void;
}

/** Asks for a file's new path; what is proposed can be edited. */
export function RenameDialog({ question, onRename, onClose }: RenameDialogProps): ReactNode {
  const { t } = useWords();
  const { dismiss } = useUiTexts();
  return (
    <Modal
      opened={question !== null}
      onClose={onClose}
      title={t('prepare-files:rename.title')}
      closeButtonProps={{ 'aria-label': dismiss }}
      size="lg"
    >
      {question !== null && <RenameForm question={question} onRename={onRename} onClose={onClose} />}
    </Modal>
  );
}

interface RenameFormProps extends RenameDialogProps {
  readonly question: RenameQuestion;
}

function RenameForm({ question, onRename, onClose }: RenameFormProps): ReactNode {
  const { t } = useWords();
  const [to, setTo] = useState(question.proposal);
  const isSame = to === question.now;
  const isGood = canRenameTo(to);
  return (
    <form
      className="files-rename"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isGood || isSame) return;
        onRename(question.path, to);
        onClose();
      }}
    >
      <p>{t('prepare-files:rename.lead')}</p>
      <ScrollBox label={t('prepare-files:row.key')}>{printable(question.now)}</ScrollBox>
      <TextInput
        label={t('prepare-files:rename.label')}
        description={t('prepare-files:rename.help')}
        value={to}
        maxLength={1024}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        error={isGood ? undefined : t('prepare-files:rename.invalid')}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <div className="files-buttons">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!isGood || isSame}>
          {t('prepare-files:rename.apply')}
        </Button>
      </div>
    </form>
  );
}
