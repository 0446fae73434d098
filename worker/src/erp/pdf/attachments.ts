import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';

export interface XmlInvoice {
  name: string;
  xml: Buffer;
}

const megabyte = 1024 * 1024;
export const largestPdf = 30 * megabyte;
export const largestXml = 5 * megabyte;

/** The names an invoice may have, the most telling first. order-x.xml is an order, so it is not one of them. */
const invoiceNames = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/**
 * pdf.js does its work in one go, so only a thread of its own can be stopped: when a file takes too long, or unpacks to
 * more than memory should hold. The code is a string because a thread is started from JavaScript, and tests have none.
 */
const reader = `
const { parentPort, workerData } = require('node:worker_threads');
const { library, names, largestXml } = workerData;
const loaded = import(library);
const rank = ({ filename }) => names.indexOf(String(filename).toLowerCase());
async function find(data) {
  const { getDocument } = await loaded;
  const task = getDocument({ data, verbosity: 0, isEvalSupported: false, useSystemFonts: false, useWasm: false });
  try {
    const all = Object.values((await (await task.promise).getAttachments()) ?? {});
    const fits = ({ content }) => content?.length > 0 && content.length <= largestXml;
    const found = all.filter((file) => rank(file) >= 0 && fits(file)).sort((one, other) => rank(one) - rank(other))[0];
    return found && { name: found.filename, xml: found.content.slice() };
  } finally {
    await task.destroy();
  }
}
parentPort.on('message', (data) => {
  find(data).then((found) => parentPort.postMessage(found), () => parentPort.postMessage(undefined));
});
`;

/** How much of the machine one file may have; the thread ends when it had nothing to do for a while. */
export const bounds = { milliseconds: 10_000, memory: 400 * megabyte, idle: 20_000 };

const look = 50;

type Answer = { name: string; xml: Uint8Array } | undefined;

let thread: Worker | undefined;
let waiting: ((answer: Answer) => void) | undefined;
let idle: NodeJS.Timeout | undefined;

function stop(): void {
  void thread?.terminate();
  thread = undefined;
  waiting?.(undefined);
}

function start(): Worker {
  const worker = new Worker(reader, {
    eval: true,
    workerData: { library: import.meta.resolve('unpdf/pdfjs'), names: invoiceNames, largestXml },
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  const ended = (): void => {
    if (thread === worker) stop();
  };
  worker.on('message', (answer: Answer) => {
    if (thread === worker) waiting?.(answer);
  });
  return worker.on('error', ended).on('exit', ended);
}

/** Whether the file may have attachments at all: where no object is packed, an attachment's name stands in plain sight. */
const mayCarry = (bytes: Buffer): boolean =>
  bytes.subarray(0, 1024).includes('%PDF-') && (bytes.includes('/EmbeddedFile') || bytes.includes('/ObjStm'));

/** One file through the thread: undefined, and the thread gone, when it fails or takes more than its share. */
async function ask(bytes: Buffer): Promise<XmlInvoice | undefined> {
  clearTimeout(idle);
  const before = process.memoryUsage.rss();
  const worker = (thread ??= start());
  const copy = new Uint8Array(bytes);
  const answered = new Promise<Answer>((resolve) => (waiting = resolve));
  // Counted in looks, not by the clock: this thread may itself have been too busy to hear the answer.
  let looks = 0;
  const watch = setInterval(() => {
    looks += 1;
    if (looks * look > bounds.milliseconds || process.memoryUsage.rss() - before > bounds.memory) stop();
  }, look);
  try {
    worker.ref();
    worker.postMessage(copy, [copy.buffer]);
    const found = await answered;
    return found && { name: found.name, xml: Buffer.from(found.xml.buffer, found.xml.byteOffset, found.xml.length) };
  } catch {
    stop();
    return undefined;
  } finally {
    clearInterval(watch);
    waiting = undefined;
    worker.unref();
    idle = setTimeout(stop, bounds.idle).unref();
  }
}

const oneAtATime = pLimit(1);

/** The XML invoice that a PDF carries. Whatever the file is, this answers: undefined where there is nothing to be had. */
export async function xmlInvoiceOf(bytes: Buffer): Promise<XmlInvoice | undefined> {
  if (bytes.length > largestPdf || !mayCarry(bytes)) return undefined;
  return oneAtATime(ask, bytes).catch(() => undefined);
}
