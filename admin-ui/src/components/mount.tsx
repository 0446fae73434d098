import { createRoot, StrictMode } from '@wordpress/element';
import type { ReactNode } from 'react';

/** Puts a page into the element that the plugin renders for it. */
export function mount(id: string, page: ReactNode): void {
  const element = document.getElementById(id);
  if (element) createRoot(element).render(<StrictMode>{page}</StrictMode>);
}
