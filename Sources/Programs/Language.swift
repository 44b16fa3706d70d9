/// A program that runs text it is given: a shell, Python, awk, and what hands its words on to one of them.
struct Language: Hashable, Sendable {
  /// Where it finds its text.
  enum Reads {
    /// The first word that is no option, as shells do; with `-c` that is the text itself.
    case operand
    /// Behind or within options.
    case options
    /// In all its words, which it puts together.
    case everything
  }

  let reads: Reads
  /// The letters of options that a text follows.
  var codeLetters: Set<Character> = []
  /// The names of options that a text follows, `--eval`.
  var codeNames: Set<String> = []
  /// The letters of options that take a word of their own.
  var argumentLetters: Set<Character> = []
  /// The names of such options.
  var argumentNames: Set<String> = []
  /// The letters of options behind which a program of its own begins (`python -m`).
  var moduleLetters: Set<Character> = []
  /// A text may stand in the same word as its letter: `-e'print 1'`.
  var attaches = false
  /// Options may begin with a plus sign.
  var hasPlus = false
  /// What stands behind such a sign is a text.
  var plusIsCode = false
  /// What stands behind a text is the text's own, and never an option.
  var endsOptions = false
  /// Without a text in an option, the first operand is one, or the file of one.
  var runsOperand = true
  /// Variables of the environment may stand before that operand.
  var takesVariables = false
  /// Its name is no word that could be anything else.
  var isAnywhere = false
  /// Its operands may be a program with its words.
  var startsOthers = false
  /// How a text takes its first argument; nil where it has none.
  var argument: String?
  /// How a text takes a variable of the environment.
  var variable: @Sendable (String) -> String = { $0 }

  static func == (left: Language, right: Language) -> Bool {
    left.reads == right.reads && left.codeLetters == right.codeLetters
      && left.argument == right.argument
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(codeLetters)
    hasher.combine(argument)
  }

  // MARK: Options

  enum Meaning {
    /// A text follows, or stands in the same word.
    case code(isAttached: Bool)
    /// The next word belongs to it.
    case argument
    /// The name of a program of its own follows (`python -m`): the rest is for that.
    case module
    /// The next word may belong to it, or not.
    case odd
    case other
  }

  func meaning(of option: String) -> Meaning {
    let name = option.prefix { $0 != "=" }
    if codeNames.contains(String(name)) {
      return .code(isAttached: name.endIndex < option.endIndex)
    }
    if option.first == "+", plusIsCode { return .code(isAttached: true) }
    if option.hasPrefix("--") {
      if argumentNames.contains(String(name)) {
        return name.endIndex < option.endIndex ? .other : .argument
      }
      return name.endIndex == option.endIndex ? .odd : .other
    }
    let letters = option.dropFirst()
    for (index, letter) in zip(letters.indices, letters) {
      let isLast = letters.index(after: index) == letters.endIndex
      if codeLetters.contains(letter) { return .code(isAttached: attaches && !isLast) }
      if moduleLetters.contains(letter) { return .module }
      if argumentLetters.contains(letter) { return isLast ? .argument : .other }
    }
    return .other
  }

  // MARK: Which there are

  /// The language that a word of a command runs, if it is one of those. Shells and the like are found wherever their
  /// names stand; what may be a word as others are (`at`, `time`) only where a program is named.
  static func of(_ words: [String], at index: Int) -> Language? {
    guard let language = named(words[index]) else { return nil }
    let isProgram =
      index == 0 || language.isAnywhere || starters.contains(ProgramLine.name(of: words[0]))
      || named(words[0])?.startsOthers == true
    return isProgram ? language : nil
  }

  /// Programs that start others, besides those that are languages here.
  private static let starters: Set<String> = [
    "find", "timeout", "chroot", "unshare", "firejail", "bwrap", "systemd-run", "torsocks",
    "proxychains", "caffeinate", "chrt", "taskset",
  ]

  /// Numbers of versions say nothing.
  private static func named(_ program: String) -> Language? {
    let name = ProgramLine.name(of: program).lowercased()
    if let language = known[name] { return language }
    let plain = String(name.reversed().drop { $0.isNumber || $0 == "." || $0 == "-" }.reversed())
    return known[plain]
  }

  private static let known: [String: Language] = {
    var known: [String: Language] = [:]
    for (names, language) in all {
      for name in names.split(separator: " ") { known[String(name)] = language }
    }
    return known
  }()

  private static let all: [(names: String, language: Language)] = [
    ("sh bash dash zsh ksh mksh lksh oksh ash rbash rksh yash posh busybox csh tcsh", shell),
    ("fish", fish), ("nu elvish xonsh pwsh powershell", otherShell),
    ("python pypy ipython", python), ("perl", perl), ("ruby jruby", ruby),
    ("node nodejs bun", node), ("lua luajit", lua), ("php", php),
    ("osascript guile julia ghc rscript r tclsh wish expect racket", evaluator),
    ("awk gawk mawk nawk", awk), ("sed gsed", sed), ("jq gojq jaq yq", jq),
    ("less more most", pager),
    ("vim nvim vi ex view gvim emacs emacsclient gdb lldb", editor),
    ("env nice nohup setsid sudo doas time xargs stdbuf ionice exec command", runner),
    ("su runuser script flock xterm urxvt rxvt st kitty alacritty foot konsole", wrapper),
    ("ssh mosh eval watch tmux screen make gmake parallel at batch sqlite psql mysql", joined),
  ]

  private static let shell = Language(
    reads: .operand, codeLetters: ["c"], argumentLetters: ["o", "O"],
    argumentNames: ["--rcfile", "--init-file"], hasPlus: true,
    endsOptions: true, isAnywhere: true, startsOthers: true, argument: "\"$1\"",
    variable: { "\"$\($0)\"" })
  private static let fish = Language(
    reads: .options, codeLetters: ["c", "C"], codeNames: ["--command", "--init-command"],
    argumentLetters: ["d", "D", "f", "p"], attaches: true, argument: "$argv[1]",
    variable: { "$\($0)" })
  private static let otherShell = Language(
    reads: .options, codeLetters: ["c", "C", "e"],
    codeNames: ["--command", "--commands", "--execute", "-command", "-Command"])
  private static let python = Language(
    reads: .options, codeLetters: ["c"], argumentLetters: ["W", "X", "Q"],
    argumentNames: ["--check-hash-based-pycs"], moduleLetters: ["m"],
    attaches: true, endsOptions: true, isAnywhere: true, argument: "sys.argv[1]",
    variable: { "os.environ[\"\($0)\"]" })
  private static let perl = Language(
    reads: .options, codeLetters: ["e", "E"], argumentLetters: ["I", "i", "F", "M", "m", "x", "C"],
    attaches: true, isAnywhere: true, argument: "$ARGV[0]", variable: { "$ENV{\($0)}" })
  private static let ruby = Language(
    reads: .options, codeLetters: ["e"], argumentLetters: ["I", "r", "C", "E", "i", "F", "x"],
    attaches: true, isAnywhere: true, argument: "ARGV[0]", variable: { "ENV[\"\($0)\"]" })
  private static let node = Language(
    reads: .options, codeLetters: ["e", "p"], codeNames: ["--eval", "--print"],
    argumentLetters: ["r"], argument: "process.argv[1]", variable: { "process.env.\($0)" })
  private static let lua = Language(
    reads: .options, codeLetters: ["e"], argumentLetters: ["l"], attaches: true,
    argument: nil, variable: { "os.getenv(\"\($0)\")" })
  private static let php = Language(
    reads: .options, codeLetters: ["r", "B", "R", "E"], argumentLetters: ["d", "c", "f", "z"],
    attaches: true, argument: "$argv[1]", variable: { "getenv(\"\($0)\")" })
  private static let evaluator = Language(
    reads: .options, codeLetters: ["e", "E", "c"], codeNames: ["--eval", "-eval"])
  private static let awk = Language(
    reads: .options, codeLetters: ["e"], codeNames: ["--source"],
    argumentLetters: ["F", "v", "f", "i", "l", "E", "W"], attaches: true)
  private static let sed = Language(
    reads: .options, codeLetters: ["e"], codeNames: ["--expression"],
    argumentLetters: ["f", "l"], attaches: true)
  private static let jq = Language(
    reads: .options, codeLetters: ["e"], codeNames: ["--expression"],
    argumentLetters: ["f", "L"], attaches: true)
  private static let editor = Language(
    reads: .options, codeLetters: ["c", "e"],
    codeNames: ["--cmd", "--eval", "-eval", "-ex", "--ex", "-iex", "-S"], attaches: true,
    hasPlus: true, plusIsCode: true, runsOperand: false)
  private static let pager = Language(
    reads: .options, codeNames: ["--lesskey-content"], hasPlus: true, plusIsCode: true,
    runsOperand: false)
  private static let wrapper = Language(
    reads: .options, codeLetters: ["c", "e"], codeNames: ["--command"], attaches: true,
    runsOperand: false, startsOthers: true)
  /// Their first operand is a program.
  private static let runner = Language(
    reads: .options, codeLetters: ["S"], codeNames: ["--split-string"],
    argumentLetters: ["n", "u", "g", "I", "L", "P", "C", "h", "p"], attaches: true,
    takesVariables: true, startsOthers: true)
  private static let joined = Language(reads: .everything)
}
