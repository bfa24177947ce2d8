import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { Host } from '../client.ts';
import { CrashPage } from './crash-page.tsx';

interface ErrorBoundaryProps {
  readonly host: Host;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: unknown;
}

/** Shows what is safe and what to do where a screen fails, instead of an empty window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error ?? new Error('nothing was thrown') };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    void report(this.props.host, `${text}\n${componentStack ?? ''}`);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <CrashPage host={this.props.host} error={error} onAgain={() => this.setState({ error: null })} />;
  }
}

/** A fault that cannot be reported is still shown. */
async function report({ client }: Host, text: string): Promise<void> {
  await client.call('app.reportFault', { text: text.slice(0, 8000) }).catch(() => undefined);
}
