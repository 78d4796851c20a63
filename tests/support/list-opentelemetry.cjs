// Lists at the end of a process which packages of OpenTelemetry it has loaded.
process.on('exit', () => {
  const names = Object.keys(require.cache).map(
    (file) => /node_modules\/(?<name>@opentelemetry\/[^/]+)/.exec(file)?.groups.name,
  );
  console.log(`loaded: ${[...new Set(names)].filter(Boolean).sort().join(' ')}`);
});
