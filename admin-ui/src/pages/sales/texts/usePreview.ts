import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { codeOf, messageOf } from '../../../data/api';
import { previewTexts, type TextPreview, type TextPreviewQuery } from '../../../data/sales';

const why = (error: unknown, order: number): string =>
  order === 0 && codeOf(error) === 'erp_bridge_order_missing'
    ? __('The shop has no order yet; with the first one you see its values here.', 'erp-bridge')
    : messageOf(error);

/** The texts with an order's values; asked for when the typing pauses. */
export function usePreview({ order, language, texts }: Required<TextPreviewQuery>) {
  const [seen, setSeen] = useState<TextPreview>();
  const [problem, setProblem] = useState<string>();
  const asked = JSON.stringify({ order, language, texts: { ...texts } });
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      previewTexts(JSON.parse(asked) as TextPreviewQuery).then(
        (answer) => {
          if (over) return;
          setSeen(answer);
          setProblem(undefined);
        },
        (error: unknown) => {
          if (!over) setProblem(why(error, order));
        },
      );
    }, 400);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked, order]);
  return { seen, problem };
}
