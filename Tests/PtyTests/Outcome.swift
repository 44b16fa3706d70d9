import Glibc

/// What a run of the program without a terminal gave.
struct Outcome {
  let status: Int32
  let output: String
  let errors: String

  /// Runs the program to its end. `input` is its standard input.
  ///
  /// - Parameters:
  ///   - binary: the program, or another one like it.
  ///   - program: runs the program, or something else, as the words `before` say.
  init(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    home: String = Session.makeFolder(), program: String? = nil, before: [String] = [],
    binary: String = Session.binary
  ) {
    let folder = Session.makeFolder()
    write(folder + "/in", input)
    var variables = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": home, "QUIRE_HOME": home,
      "PATH": "/usr/bin:/bin",
    ]
    variables.merge(environment) { $1 }
    let own = program == nil ? [] : before + [binary]
    let process = ChildProcess.start(program ?? binary, own + arguments, variables) {
      posix_spawn_file_actions_addopen(&$0, 0, folder + "/in", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&$0, 1, folder + "/out", O_CREAT | O_WRONLY, 0o600)
      posix_spawn_file_actions_addopen(&$0, 2, folder + "/err", O_CREAT | O_WRONLY, 0o600)
    }
    status = ChildProcess.wait(for: process)
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
