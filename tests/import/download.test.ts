import { download } from '../../src/io/import/read/download';
import { faultOfUrl, mayBeAt } from '../../src/io/import/read/url-rules';
import { serveHttps } from './support/https-server';

test.each([
  ['https://data.example.org/a', null],
  ['https://data.example.org:443/a', null],
  ['https://other.example.org/a', /nothing may be fetched from other\.example\.org; allowed are/],
  ['https://data.example.org:8443/a', /data\.example\.org:8443/],
  ['https://data.example.org.evil.example/a', /evil/],
  ['https://me:secret@data.example.org/a', /password/],
  ['http://data.example.org/a', /only https/],
])('%s', (url, fault) => {
  const found = faultOfUrl(url, ['data.example.org', 'files.example.org']);
  if (fault === null) expect(found).toBeNull();
  else expect(found).toMatch(fault);
});

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.1.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:10.0.0.1',
  'fd00::1',
  'fe80::1',
  '64:ff9b::a00:1',
])('a name that resolves to %s is refused unless that is listed', (address) => {
  expect(mayBeAt(address, ['data.example.org'])).toBe(false);
  expect(mayBeAt(address, ['data.example.org', address])).toBe(true);
});

test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('a name may resolve to %s', (address) => {
  expect(mayBeAt(address, [])).toBe(true);
});

describe('fetching', () => {
  let server: Awaited<ReturnType<typeof serveHttps>>;
  let host: string;

  beforeAll(async () => {
    server = await serveHttps((request, response) => {
      const { url = '' } = request;
      if (url === '/file') return void response.end('some text');
      if (url === '/large') return void response.end('x'.repeat(5000));
      if (url === '/moved') return void response.writeHead(302, { location: '/file' }).end();
      if (url === '/away') return void response.writeHead(302, { location: 'https://example.org/' }).end();
      if (url === '/down') return void response.writeHead(302, { location: `http://${host}/file` }).end();
      if (url === '/round') return void response.writeHead(302, { location: '/round' }).end();
      response.writeHead(404).end();
    });
    host = server.host;
  });
  afterAll(() => server.close());

  async function fetched(path: string, hosts = [host, '127.0.0.1', '::1']): Promise<string> {
    const chunks: Buffer[] = [];
    const rules = { hosts, maxBytes: 1000, signal: new AbortController().signal, ca: server.ca };
    for await (const chunk of download(`https://${host}${path}`, rules)) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  test('a file, also after a redirect within the list', async () => {
    expect(await fetched('/file')).toBe('some text');
    expect(await fetched('/moved')).toBe('some text');
  });

  test.each([
    ['/large', /larger than 1,000 bytes/],
    ['/away', /leads elsewhere, and nothing may be fetched from example\.org/],
    ['/down', /leads elsewhere, and only https/],
    ['/round', /without an end/],
    ['/missing', /answers 404/],
  ])('%s is refused', async (path, message) => {
    await expect(fetched(path)).rejects.toThrow(message);
  });

  test('a host with a private address that is not listed is refused', async () => {
    await expect(fetched('/file', [host])).rejects.toThrow('is at a private address');
  });
});
