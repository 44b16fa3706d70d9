/// The natural logarithm, as this room imports no libc: by the series of the inverse hyperbolic
/// tangent, exact to 1e-12 for what counts of papers give.
func log(_ value: Double) -> Double {
  guard value > 0 else { return -Double.infinity }
  let fraction = value.significand
  let ratio = (fraction - 1) / (fraction + 1)
  var (sum, power) = (0.0, ratio)
  for step in 0..<16 {
    sum += power / Double(2 * step + 1)
    power *= ratio * ratio
  }
  return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
}
