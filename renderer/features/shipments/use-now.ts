import { useEffect, useState } from 'react';

/** The present time in milliseconds, renewed twice a minute, for `5 minutes ago`. */
export function useNow(): number {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
