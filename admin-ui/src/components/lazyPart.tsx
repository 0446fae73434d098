import { lazy } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';
import { Problem } from './Problem';

/** A part of a page that is fetched when it is needed; says so where it cannot be. */
export const lazyPart = <Props,>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({
        default: (() => (
          <Problem text={__('The list could not be loaded. Reload this page.', 'erp-bridge')} />
        )) as ComponentType<Props>,
      }),
    ),
  );
