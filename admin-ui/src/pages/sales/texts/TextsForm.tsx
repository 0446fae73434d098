import { Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { messageOf } from '../../../data/api';
import { withText } from '../../../data/languages';
import { getPlaceholders, type Placeholders } from '../../../data/sales';
import type { SaleSettings } from '../../../data/settings';
import { Languages } from './Languages';
import { TextInput } from './TextInput';
import { variants } from './variants';

export interface Props {
  values: SaleSettings;
  set: (change: Partial<SaleSettings>) => void;
  /** The site's language. */
  site: string;
  /** The one that is edited. */
  language: string;
  onLanguage: (language: string | undefined) => void;
}

export function TextsForm(props: Props) {
  const { values, set, language } = props;
  const [known, setKnown] = useState<Placeholders>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    getPlaceholders().then(setKnown, (error: unknown) => {
      setProblem(messageOf(error));
    });
  }, []);
  const texts = values.texts[language] ?? {};
  return (
    <>
      <Languages {...props} />
      <Problem text={problem} />
      {known === undefined && problem === undefined && <Spinner />}
      <div className="erp-bridge-variants">
        {variants().map(({ id, title, fields }) => (
          <section key={id} aria-label={title}>
            <h3>{title}</h3>
            {fields.map(({ field, ...rest }) => (
              <TextInput
                key={`${language} ${field}`}
                {...rest}
                value={texts[field] ?? ''}
                ghost={known?.language === language ? known.built_in[field] : ''}
                placeholders={known?.placeholders.filter(({ fields: where }) => where.includes(field))}
                onChange={(text) => {
                  set({ texts: withText(values.texts, language, field, text) });
                }}
              />
            ))}
          </section>
        ))}
      </div>
      <p className="erp-bridge-quiet">
        {__(
          'A text that you leave empty is taken from the default language; if it is empty there, too, from the texts that ERP Bridge brings. The preview shows the result.',
          'erp-bridge',
        )}
      </p>
    </>
  );
}
