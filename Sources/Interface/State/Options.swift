import Canvas
public import Citations
public import Programs

/// What the settings decide about citations.
public struct CitationOptions: Hashable, Sendable {
  /// How keys are made.
  public var pattern = KeyPattern.standard
  public var template = CitationTemplate.standard

  public init() {}
}

/// What the settings decide about the interface.
public struct Options: Hashable, Sendable {
  /// The columns that a text may have at most; from 20 to 200.
  public var measure = 78
  /// The share of the list beside or over the reader, 0.1 to 0.9; nil for the usual ones.
  public var split: Double?
  /// The files and folders that were opened, as the reader named them, byte for byte; none when the settings did.
  public var paths: [[UInt8]] = []
  /// What digests are called.
  public var names = DigestNames()
  public var glyphs = Glyphs.unicode
  /// Opening a paper marks it read.
  public var readsByOpening = false
  /// Lines under the page that tell a newcomer how to go on.
  public var hints: [String] = []

  /// The profiles of keys that can be taken, and the one that is.
  public var keyProfiles: [String] = []
  public var keyProfile = ""
  /// What the reader has done by keys before.
  public var usage = Usage()

  /// How papers are cited.
  public var citations = CitationOptions()

  /// The theme of the settings, and the names of all.
  public var theme = ThemeChoice("quire", look: ThemePair(Theme()))
  public var themes: [String] = []

  /// The profiles by which papers are fetched.
  public var profiles: [FetchChoice] = []
  /// What is picked, to be handed to another program; nil when nothing is.
  public var picking: Picking?

  /// How many papers may be picked.
  public enum Picking: Hashable, Sendable {
    case one, several
  }
  /// The acts that programs are told of.
  public var hooks: Set<Hook> = []

  /// The year that it is now: only its days are told without their year. nil when nobody knows.
  public var year: Int?

  /// The tutor stands under the browser.
  public var isTutor = false
  /// There is no screen: it is told in lines, which name commands and no keys.
  public var isInLines = false

  public init() {}
}
