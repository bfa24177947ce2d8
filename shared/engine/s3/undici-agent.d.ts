/** The agent by itself: the package's main module loads fetch, WebSocket and a cache too, 50 ms for a command. */
declare module 'undici/lib/dispatcher/agent.js' {
  import type { Agent } from 'undici';

  const agent: typeof Agent;
  // oxlint-disable-next-line import/no-default-export -- what a CommonJS module exports
  export default agent;
}
