import './confirm-dialog.css';
import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
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
  const { dismiss } = useUiTexts();
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onCancel}
      title={props.title}
      closeButtonProps={{ 'aria-label': dismiss }}
    >
      <ConfirmForm {...props} />
    </Modal>
  );
}

/** Made anew each time the dialog opens, so that nothing typed before counts. */
function ConfirmForm(props: ConfirmDialogProps): ReactNode {
  const { typedWord, isBusy = false } = props;
  const texts = useUiTexts();
  const [typed, setTyped] = useState('');
  const isAllowed = typedWord === undefined || typed.trim().toUpperCase() === typedWord.toUpperCase();
  return (
    <form
      className="ui-confirm"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAllowed && !isBusy) props.onConfirm();
      }}
    >
      <div>{props.children}</div>
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
        <Button variant="default" onClick={props.onCancel} data-autofocus={typedWord === undefined}>
          {props.cancelLabel ?? texts.cancel}
        </Button>
        <Button
          type="submit"
          color={props.isDangerous === true ? 'red' : 'blue'}
          disabled={!isAllowed}
          loading={isBusy}
        >
          {props.confirmLabel}
        </Button>
      </div>
    </form>
  );
}
