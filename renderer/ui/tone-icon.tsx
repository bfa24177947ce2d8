import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
  IconPointFilled,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Tone } from './palette.ts';

const icons: Readonly<Record<Tone, Icon>> = {
  neutral: IconPointFilled,
  info: IconInfoCircle,
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconCircleX,
};

interface ToneIconProps {
  readonly tone: Tone;
  readonly sizePx?: number;
}

/** The symbol of a tone; a screen reader is told by the text beside it. */
export function ToneIcon({ tone, sizePx = 18 }: ToneIconProps): ReactNode {
  const Symbol = icons[tone];
  return <Symbol size={sizePx} stroke={1.8} aria-hidden />;
}
