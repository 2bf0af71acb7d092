// One batch of a gateway in columns: limits L, H, HH of every sensor with dead band and delays.
// State lives in typed arrays; the order of a gateway's sensors is looked up once.
const SIZE = 1 << 15;
const state = context.get("state") ?? {
  places: new Map(), taken: 0, batches: 0, readings: 0, raised: 0,
  low: new Float64Array(SIZE).fill(20), high: new Float64Array(SIZE).fill(80), highest: new Float64Array(SIZE).fill(90),
  band: new Float64Array(SIZE).fill(2), onMs: new Float64Array(SIZE).fill(5000), offMs: new Float64Array(SIZE).fill(5000),
  active: [0, 1, 2].map(() => new Uint8Array(SIZE)),
  onSince: [0, 1, 2].map(() => new Float64Array(SIZE).fill(NaN)),
  offSince: [0, 1, 2].map(() => new Float64Array(SIZE).fill(NaN)),
};
if (!state.batches) context.set("state", state);
const batch = msg.payload;
let first = state.places.get(batch.gw);
if (first === undefined) {
  first = state.taken;
  state.places.set(batch.gw, first);
  state.taken += batch.ids.length;
}
const { low, high, highest, band, onMs, offMs, active, onSince, offSince } = state;
const values = batch.v;
const t = batch.t;

function limit(kind, sensor, excess) {
  if (excess >= 0) {
    offSince[kind][sensor] = NaN;
    if (Number.isNaN(onSince[kind][sensor])) onSince[kind][sensor] = t;
    if (!active[kind][sensor] && t - onSince[kind][sensor] >= onMs[sensor]) {
      active[kind][sensor] = 1;
      state.raised += 1;
    }
  } else {
    onSince[kind][sensor] = NaN;
    if (excess < -band[sensor]) {
      if (Number.isNaN(offSince[kind][sensor])) offSince[kind][sensor] = t;
      if (active[kind][sensor] && t - offSince[kind][sensor] >= offMs[sensor]) active[kind][sensor] = 0;
    } else {
      offSince[kind][sensor] = NaN;
    }
  }
}

for (let place = 0; place < values.length; place += 1) {
  const sensor = first + place;
  const value = values[place];
  const calm = value > low[sensor] + band[sensor] && value < high[sensor] - band[sensor];
  if (calm && !active[0][sensor] && !active[1][sensor] && !active[2][sensor]) {
    onSince[0][sensor] = onSince[1][sensor] = onSince[2][sensor] = NaN;
  } else {
    limit(0, sensor, low[sensor] - value);
    limit(1, sensor, value - high[sensor]);
    limit(2, sensor, value - highest[sensor]);
  }
}
state.batches += 1;
state.readings += values.length;
if (state.batches % 50 === 0) return { topic: "peer/done", payload: JSON.stringify({ batches: state.batches, raised: state.raised }) };
return null;
