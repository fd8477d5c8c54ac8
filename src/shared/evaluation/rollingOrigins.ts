/** Fewest values that a forecast is made from in a backtest. */
const smallestHistory = 4;
/** What a seasonal pattern takes to be seen at all: two seasons, and one value to tell them apart. */
const seasonsBefore = 2;

/**
 * The origins of a backtest of `count` values, ascending: at an origin of k the first k values are known and those after
 * are forecast (Tashman 2000, "Out-of-sample tests of forecasting accuracy"). They stand evenly in the later half of the
 * series, at most `maximum` of them; only in its last part where the series is long against what is forecast, since old
 * errors tell less. Where there is room, the first origin has two seasons before it. Takes 8 values, for origins at 4 to 7.
 */
export function rollingOrigins(count: number, horizon: number, period: number, maximum: number): readonly number[] {
  const last = count - 1;
  const half = Math.max(Math.ceil(count / 2), smallestHistory);
  const seasonal = seasonsBefore * period + 1;
  const recent = count - Math.max(4 * horizon, 3 * period, maximum);
  // A season needs its history more than the backtest needs many origins, as long as three are left.
  const first = Math.min(Math.max(half, recent, Math.min(seasonal, last - 2)), last);
  const origins = Math.min(last - first + 1, maximum);
  return Array.from({ length: origins }, (_, which) =>
    origins === 1 ? last : Math.round(first + ((last - first) * which) / (origins - 1)),
  );
}
