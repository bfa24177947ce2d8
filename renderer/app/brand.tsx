import './brand.css';
import type { ReactNode } from 'react';

/** The program's sign and name. */
export function Brand({ name }: { readonly name: string }): ReactNode {
  return (
    <span className="brand">
      <BrandMark sizePx={28} />
      <span className="brand-name">{name}</span>
    </span>
  );
}

/** The program's sign; whatever stands beside it says the name. */
export function BrandMark({ sizePx }: { readonly sizePx: number }): ReactNode {
  return <img src="/icon.svg" alt="" width={sizePx} height={sizePx} />;
}
