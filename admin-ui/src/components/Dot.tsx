/** A colour that says at a glance what the words beside it say. */
export const Dot = ({ status }: { status: 'ok' | 'warning' | 'error' | 'none' }) => (
  <span className={`erp-bridge-dot erp-bridge-dot--${status}`} aria-hidden="true" />
);
