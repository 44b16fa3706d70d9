/// What a terminal sends, as events: bytes and their times in, events and answers out.
///
/// The whole way from bytes to keys without a terminal and without a clock, so that every sequence can
/// be tried at every cut. Unknown sequences are dropped whole; whatever a terminal may send that is no
/// key does nothing.
public struct InputReader: Sendable {
  public enum Input: Hashable, Sendable {
    case event(Event)
    case answer(TerminalAnswer)
  }

  /// Two presses at one place within this many milliseconds are a double press.
  static let doublePressTime = 400

  private var tokenizer: Tokenizer
  /// What has been read, from `taken` on.
  private var waiting: [Input] = []
  private var taken = 0
  private var lastPress: (at: Point, time: Int)?
  /// The time of what is being read.
  private var now = 0

  public init(timing: InputTiming = InputTiming()) {
    tokenizer = Tokenizer(timing: timing)
  }

  public var timing: InputTiming {
    get { tokenizer.timing }
    set { tokenizer.timing = newValue }
  }

  /// When `tick` must be called if nothing comes before, in milliseconds of the caller's clock; nil
  /// when nothing is awaited.
  public var deadline: Int? { tokenizer.deadline }

  /// Takes bytes that were read at a time, in milliseconds of a clock that never goes back.
  public mutating func feed(_ bytes: some Sequence<UInt8>, at now: Int) {
    tokenizer.feed(bytes, at: now)
    readTokens(at: now)
  }

  /// It is this late, and nothing has come since.
  public mutating func tick(at now: Int) {
    tokenizer.tick(at: now)
    readTokens(at: now)
  }

  /// Forgets what is unfinished, as after another program had the terminal.
  public mutating func reset() {
    tokenizer.reset()
    lastPress = nil
  }

  /// The next event or answer; nil when there is none yet.
  public mutating func next() -> Input? {
    guard taken < waiting.count else {
      waiting.removeAll(keepingCapacity: true)
      taken = 0
      return nil
    }
    defer { taken += 1 }
    return waiting[taken]
  }

  private mutating func readTokens(at now: Int) {
    self.now = now
    for token in tokenizer.takeTokens() { read(token) }
  }

  private mutating func read(_ token: Token) {
    switch token {
    case .scalar(let scalar): give(.key(Key(scalar)))
    case .escape: give(.key(Key(.escape)))
    case .alt(let scalar):
      let key = Key(scalar)
      give(.key(Key(key.code, key.modifiers.union(.alt))))
    case .sequence(let sequence): read(sequence)
    case .mouse(let button, let column, let row):
      // All three are 32 too high, the places count from 1.
      point(MouseReport(button: Int(button) - 32, column: Int(column) - 33, row: Int(row) - 33))
    case .string(let string):
      if let answer = TerminalAnswer(string) { waiting.append(.answer(answer)) }
    case .paste(let bytes):
      give(.paste(String(decoding: InputReader.lines(bytes), as: UTF8.self)))
    case .pasteLost(let loss): give(.pasteLost(loss))
    }
  }

  /// Pasted text with its lines ended as texts end them: terminals send carriage returns.
  private static func lines(_ bytes: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
      lines.append(byte == 0x0D ? 0x0A : byte)
    }
    return lines
  }

  private mutating func read(_ sequence: ControlSequence) {
    if var key = Key(sequence) {
      if sequence.isAlt { key = Key(key.code, key.modifiers.union(.alt)) }
      return give(.key(key))
    }
    // It was Escape, and something else came at once.
    if sequence.isAlt { give(.key(Key(.escape))) }
    if let report = MouseReport(sequence) {
      point(report)
    } else if let answer = TerminalAnswer(sequence) {
      waiting.append(.answer(answer))
    }
  }

  private mutating func point(_ report: MouseReport) {
    guard var action = report.action else { return }
    if action == .press {
      if let last = lastPress, last.at == report.at, now - last.time < InputReader.doublePressTime {
        action = .doublePress
        lastPress = nil
      } else {
        lastPress = (report.at, now)
      }
    }
    give(.mouse(MouseEvent(action: action, at: report.at)))
  }

  private mutating func give(_ event: Event) {
    waiting.append(.event(event))
  }
}
