/** One report of Tryton's as a PDF. */
import { BytesProblem } from '../../../model/problem.js';
import type { Tryton } from '../client/client.js';
import { converted, soffice } from './conversion.js';
import { TrytonError } from '../client/errors.js';

const isPdf = (content: Buffer): boolean => content.subarray(0, 5).equals(Buffer.from('%PDF-'));

/** Whether what Tryton printed so can be made a PDF here. */
export const becomesPdf = (extension: string): boolean =>
  extension === 'pdf' || (extension === 'odt' && soffice() !== undefined);

export const notPdf = (report: string, extension: string): BytesProblem =>
  new BytesProblem('refused', 'tryton_not_pdf', { report, extension });

/** @throws BytesProblem where Tryton cannot print it, or neither it nor we make it a PDF. */
export async function pdfOf(tryton: Tryton, report: string, model: string, id: number): Promise<Buffer> {
  const { extension, content } = await printed(tryton, report, model, id);
  const pdf = extension === 'odt' ? await converted(content) : content;
  if (pdf === undefined || !isPdf(pdf)) throw notPdf(report, extension);
  return pdf;
}

async function printed(tryton: Tryton, report: string, model: string, id: number): ReturnType<Tryton['print']> {
  try {
    return await tryton.print(report, model, id);
  } catch (error) {
    if (!(error instanceof TrytonError)) throw error;
    if (error.isWriter) throw new BytesProblem('waiting', 'tryton_no_writer', { report });
    throw new BytesProblem('waiting', error.reason, error.params);
  }
}
