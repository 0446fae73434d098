import { useEffect, useState } from '@wordpress/element';
import { getAttention, messageOf, type AttentionItem } from '../../data/api';

const perPage = 20;

/** Which records that need attention; empty values do not filter. */
interface Filter {
  lane: string;
  state?: string;
  reason: string;
  search: string;
  dismissed?: boolean;
}

/** Some records that need attention, page by page. `moment`: when it changes, this looks again. */
export function useAttentionPage({ lane, state = '', reason, search, dismissed }: Filter, moment: unknown) {
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<{ items: AttentionItem[]; pages: number }>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    setPage(1);
  }, [search]);
  useEffect(() => {
    let over = false;
    getAttention({ lane, state, reason, search, ...(dismissed ? { dismissed } : {}), page, per_page: perPage }).then(
      ({ items, total }) => {
        if (over) return;
        const pages = Math.ceil(total / perPage);
        setFound({ items, pages });
        setProblem(undefined);
        // Records leave this list as they come into step: its last page may be gone.
        setPage((current) => Math.min(current, Math.max(1, pages)));
      },
      (error: unknown) => {
        if (!over) setProblem(messageOf(error));
      },
    );
    return () => {
      over = true;
    };
  }, [lane, state, reason, search, dismissed, page, moment]);
  const forget = (): void => {
    setProblem(undefined);
  };
  return { page, setPage, found, problem, forget };
}
