/// What a part of a formula is, which decides the blanks around it; the classes of The TeXbook,
/// chapter 17, and a few of our own.
enum Atom: Sendable {
  /// A letter, a number, a sign that is neither of the following.
  case ordinary
  /// `log`: letters that need a blank to other letters.
  case word
  /// `∑`.
  case large
  /// `+`: a blank on both sides, or on none, as the author has it on the left.
  case binary
  /// `·`: like `+`, but it binds as closely as the line of a fraction.
  case product
  /// `=`: a blank on both sides.
  case relation
  case open
  case close
  /// `,`.
  case punctuation
  /// A blank that was asked for.
  case blank
  /// Shown as nothing: `\left`, `\displaystyle`.
  case nothing
  /// The beginning of a formula, or of a group in it.
  case start
}
