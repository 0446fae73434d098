/** The plugin's e-mails as WooCommerce previews them; the stand-in has no previews. */
import type { Browser } from 'playwright-core';
import { ask } from '../../plugin/orders.js';
import { axeFaults } from './axe.js';

/** Subject and HTML of each, in this language. */
const emails = (language: string): Promise<{ name: string; html: string }[]> =>
  ask(
    `add_filter( 'pre_determine_locale', fn() => '${language}' );
    switch_to_locale( '${language}' );
    wp_set_current_user( 1 );
    $all = array();
    foreach ( WC()->mailer()->get_emails() as $email ) {
      if ( str_starts_with( get_class( $email ), 'ErpBridge' ) ) {
        $preview = wc_get_container()->get( Automattic\\WooCommerce\\Internal\\Admin\\EmailPreview\\EmailPreview::class );
        $preview->set_email_type( get_class( $email ) );
        $all[] = array( 'name' => $email->id . ': ' . $preview->get_subject(), 'html' => $preview->render() );
      }
    }
    return $all;`,
  );

export async function emailFaults(browser: Browser, language: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  const faults: string[] = [];
  for (const { name, html } of await emails(language)) {
    await page.setContent(html);
    // The frame around it is WooCommerce's.
    const ours = await axeFaults(page, ['#body_content_inner']);
    faults.push(...ours.map((fault) => `${name}: ${fault}`));
  }
  await page.close();
  return faults;
}
