/** WooCommerce → Settings → Emails shows an example of every e-mail; the stand-in has no such page. */
import { expect, it } from 'vitest';
import { phpIn } from '../setup/shop.js';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { store } from '../setup/own-shop.js';

const preview = async (type: string): Promise<{ subject: string; html: string }> =>
  JSON.parse(
    await phpIn(
      store,
      `wp_set_current_user( 1 );
      $preview = wc_get_container()->get( Automattic\\WooCommerce\\Internal\\Admin\\EmailPreview\\EmailPreview::class );
      $preview->set_email_type( '${type.replaceAll('\\', '\\\\')}' );
      echo wp_json_encode( array( 'subject' => $preview->get_subject(), 'html' => $preview->render() ) );`,
    ),
  ) as { subject: string; html: string };

describeIf(store.store !== 'stand-in', ONLY_REAL)('the preview', () => {
  it('of New documents lists documents', async () => {
    const { subject, html } = await preview('ErpBridge\\MyDocuments\\NewDocumentsEmail');
    expect(subject).toContain('(2)');
    expect(html).toContain('Hello admin,');
    expect(html).toMatch(/Invoice\s+FA001234/);
  });

  it('of Sales document names the document and has its text', async () => {
    const { subject, html } = await preview('ErpBridge\\SalesMail\\SalesDocumentEmail');
    expect(subject.trim()).not.toBe('');
    expect(html).toMatch(/Invoice\s+FA001234/);
    expect(html).not.toMatch(/\{\w+\}/);
  });

  it('of the alert says what could be wrong', async () => {
    const { subject, html } = await preview('ErpBridge\\Alerts\\AlertEmail');
    expect(subject).toContain('ERP Bridge needs your attention');
    expect(html).toContain('has not reported since');
    expect(html).not.toMatch(/\{\w+\}/);
  });
});
