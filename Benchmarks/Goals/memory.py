"""Memory while somebody looks through papers."""
from Comparison.meter import memory
from .goal import Figure, Goal
from .keys import TYPED
from .watched import watched

CLEAR = b'\x15'


def rows(setting):
    """After the typed words, one after the other in one start, and a page of the list."""
    for papers in setting.have('hundred', 'million', 'all'):
        setting.say(f'{papers.title}: memory')
        with watched(setting.ready(papers), setting.meter) as session:
            session.settle(session.begin, 1000, 60)
            session.typed(b'/', setting.meter.quiet)
            for word in TYPED:
                for letter in word:
                    session.typed(letter.encode(), setting.meter.quiet)
                early = memory(session.process.pid)
                session.typed(CLEAR, setting.meter.quiet)
            # By then what is done beside the keys, such as the check of what was kept, has been done too.
            session.settle(session.begin, 5000, 5)
            private, mapped = memory(session.process.pid)
        yield Goal(f'memory after the typed words, {papers.title}', [
            Figure('private', private / 1e6, 64, 'MB'),
            Figure('resident', (private + mapped) / 1e6, 300, 'MB'),
            Figure('private with the last word', early[0] / 1e6, unit='MB')])
