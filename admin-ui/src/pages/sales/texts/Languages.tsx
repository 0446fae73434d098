import { Button, SelectControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { furtherLanguages, languageName, languageTitle, languagesOf, withoutLanguage } from '../../../data/languages';
import type { Props } from './TextsForm';

/** Which language is edited, which one is the default, and another one. */
export function Languages({ values, set, site, language, onLanguage }: Props) {
  const usual = values.default_language || site;
  const present = languagesOf(values.texts, usual);
  const shown = present.includes(language) ? present : [...present, language];
  return (
    <>
      <div className="erp-bridge-chips" role="group" aria-label={__('Language of the texts', 'erp-bridge')}>
        {shown.map((code) => (
          <Button
            key={code}
            variant={code === language ? 'primary' : 'secondary'}
            aria-pressed={code === language}
            onClick={() => {
              onLanguage(code);
            }}
            __next40pxDefaultSize
          >
            {code === usual
              ? /* translators: %s: name of a language. */
                sprintf(__('%s (default)', 'erp-bridge'), languageTitle(code))
              : languageTitle(code)}
          </Button>
        ))}
        <SelectControl
          label={__('Add a language', 'erp-bridge')}
          hideLabelFromVision
          value=""
          options={[
            { value: '', label: __('Add a language…', 'erp-bridge') },
            ...furtherLanguages(shown).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(code) => {
            if (code === '') return;
            set({ texts: { ...values.texts, [code]: {} } });
            onLanguage(code);
          }}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
        {language !== usual && language in values.texts && (
          <Button
            variant="tertiary"
            isDestructive
            onClick={() => {
              set({ texts: withoutLanguage(values.texts, language) });
              onLanguage(undefined);
            }}
            __next40pxDefaultSize
          >
            {/* translators: %s: name of a language. */}
            {sprintf(__('Remove %s', 'erp-bridge'), languageName(language))}
          </Button>
        )}
      </div>
      <SelectControl
        className="erp-bridge-number"
        label={__('Default language', 'erp-bridge')}
        help={__(
          'For orders whose language has no texts here. An order’s language is the one it was placed in (WPML, Polylang), else that of the customer’s account, else that of the country.',
          'erp-bridge',
        )}
        value={values.default_language}
        options={[
          /* translators: %s: name of a language. */
          { value: '', label: sprintf(__('The site’s language (%s)', 'erp-bridge'), languageName(site)) },
          ...shown.filter((code) => code !== site).map((code) => ({ value: code, label: languageTitle(code) })),
        ]}
        onChange={(code) => {
          set({ default_language: code });
        }}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
    </>
  );
}
