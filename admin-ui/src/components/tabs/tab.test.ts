import { describe, expect, it } from 'vitest';
import { tabOf, tabUrl } from './tab';

describe('the tab in the address', () => {
  it.each([
    ['?page=erp-bridge-documents&tab=waiting', 'waiting'],
    ['?page=erp-bridge-documents&tab=nothing', undefined],
    ['?page=erp-bridge-documents', undefined],
  ])('%s: %s', (search, tab) => {
    expect(tabOf(search, ['shop', 'waiting'])).toBe(tab);
  });

  it('stays on the page', () => {
    expect(tabUrl('?page=erp-bridge-documents&tab=shop&other=1', 'setup')).toBe('?page=erp-bridge-documents&tab=setup');
  });
});
