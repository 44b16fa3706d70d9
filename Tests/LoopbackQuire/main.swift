import Feeds
import Glibc
import quire

// loopback-quire ARGUMENT…: the program, but with arXiv at home: a server on this machine, ARXIV_AT_HOME, and a clock that
// runs so much faster, ARXIV_SPEED. The program itself has no such switches.
func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
let origin = variable("ARXIV_AT_HOME")
let host = origin.split(separator: "/").last.map(String.init) ?? ""
Program.start(
  origins: Origins(
    feeds: origin, harvest: origin + "/oai", search: origin + "/api", papers: origin,
    domains: [host], protocols: "http"),
  clock: NetworkClock(speed: Double(variable("ARXIV_SPEED")) ?? 1))
