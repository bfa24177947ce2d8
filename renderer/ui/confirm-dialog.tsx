import './confirm-dialog.css';
import { Button, Modal, TextInput } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useUiTexts } from './ui-texts.tsx';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  /** A question that names what will happen. */
  readonly title: string;
  readonly children: ReactNode;
  /** Says what is done, never just "OK". */
  readonly confirmLabel: string;
  readonly cancelLabel?: string;
  readonly isDangerous?: boolean;
  /** What has to be typed first, for what cannot be taken back. */
  readonly typedWord?: string;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that matters. Closing it in any way is a no. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const { isOpen, title, children, confirmLabel, cancelLabel, isDangerous, typedWord, isBusy } = props;
  const texts = useUiTexts();
  const [typed, setTyped] = useState('');
  useEffect(() => setTyped(''), [isOpen]);
  const isAllowed = typedWord === undefined || typed.trim().toUpperCase() === typedWord.toUpperCase();
  return (
    <Modal
      opened={isOpen}
      onClose={props.onCancel}
      title={title}
      closeButtonProps={{ 'aria-label': texts.dismiss }}
      {...(isDangerous === true ? { role: 'alertdialog' } : {})}
    >
      <form
        className="ui-confirm"
        onSubmit={(event) => {
          event.preventDefault();
          if (isAllowed && isBusy !== true) props.onConfirm();
        }}
      >
        <div>{children}</div>
        {typedWord !== undefined && (
          <TextInput
            label={texts.confirmType(typedWord)}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <div className="ui-confirm-buttons">
          <Button
            variant="default"
            onClick={props.onCancel}
            {...(typedWord === undefined ? { 'data-autofocus': true } : {})}
          >
            {cancelLabel ?? texts.cancel}
          </Button>
          <Button
            type="submit"
            color={isDangerous === true ? 'red' : 'blue'}
            disabled={!isAllowed}
            loading={isBusy ?? false}
          >
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
