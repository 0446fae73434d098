/** What the web server's configuration needs to send the documents itself; the same slashes as the plugin's. */
const folded = (path: string): string => `${path.replace(/\/+$/, '')}/`;

export const nginxLines = (prefix: string, folder: string): string =>
  `location ^~ ${folded(prefix)} {\n    internal;\n    alias ${folded(folder)};\n}`;

export const apacheLines = (folder: string): string => `XSendFile On\nXSendFilePath "${folder.replace(/\/+$/, '')}"`;
