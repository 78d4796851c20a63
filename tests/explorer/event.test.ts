import { type Rostrum, startRostrum } from '../support/rostrum';

describe('the page of an event', () => {
  let rostrum: Rostrum;
  beforeAll(async () => {
    rostrum = await startRostrum({ template: 'story' });
  });
  afterAll(() => rostrum?.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${rostrum.server.url}${path}`, { headers });

  it('shows who comes and who says so, in one statement', async () => {
    await get('/event/victory-day-parade-2025');
    rostrum.server.statements();
    const response = await get('/event/victory-day-parade-2025');
    expect(rostrum.server.statements()).toHaveLength(1);
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain('<h1>Victory Day parade 2025</h1>');
    expect(html).toContain('href="/leader/kim-jong-un"');
  });
});
