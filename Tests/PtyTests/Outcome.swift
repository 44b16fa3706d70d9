import Glibc

/// What a run of the program without a terminal gave.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String

  /// Runs the program to its end. `input` is its standard input.
  ///
  /// - Parameter program: runs the program, or something else, as the words `before` say.
  init(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    home: String = Session.makeFolder(), program: String? = nil, before: [String] = []
  ) {
    let folder = Session.makeFolder()
    write(folder + "/in", input)
    var variables = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": home, "QUIRE_HOME": home,
      "PATH": "/usr/bin:/bin",
    ]
    variables.merge(environment) { $1 }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, folder + "/in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder + "/out", O_CREAT | O_WRONLY, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, folder + "/err", O_CREAT | O_WRONLY, 0o600)
    let prefix = program.map { [$0] + before } ?? []
    var words = (prefix + [Session.binary] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var process: pid_t = 0
    let result = posix_spawn(
      &process, program ?? Session.binary, &actions, nil, &words, &settings)
    precondition(result == 0, "cannot start \(program ?? Session.binary)")
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    self.status = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
    output = read(folder + "/out")
    errors = read(folder + "/err")
  }
}

/// A small digest in the usual form: each paper has a title, an id and tags.
func digest(_ papers: [(title: String, id: String)], day: String = "2025-04-25") -> String {
  "# \(day)\n\n"
    + papers.map { title, id in
      """
      ## \(title)

      >Authors: Ada Brown, Carl Dorn

      >\(day)

      > http://arxiv.org/abs/\(id)

      An abstract about **caching** in \(title).


      """
    }.joined()
}
