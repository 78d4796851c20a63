import { Args, Mutation, Query, Resolver } from 'type-graphql';
import { Input, type Read, Reader, type Write, Writer } from '../../api/resolver-parameters';
import { createEvent } from './create-event';
import { CreateEventInput, EventConnectionArgs, EventLookup, UpdateEventInput } from './event.input';
import { Event, EventConnection, EventPayload } from './event.type';
import { updateEvent } from './update-event';

@Resolver()
export class EventResolver {
  @Query(() => Event, {
    nullable: true,
    description: 'One event, by exactly one key; null where there is none.',
  })
  event(@Args() _args: EventLookup, @Reader() read: Read): Promise<Event | null> {
    return read();
  }

  @Query(() => EventConnection, {
    description: 'Events that any accepted claim speaks of, newest first where no order is asked for.',
  })
  events(@Args() _args: EventConnectionArgs, @Reader() read: Read): Promise<EventConnection> {
    return read();
  }

  @Mutation(() => EventPayload, {
    description:
      'Records an event, with the claims that say what, when and where it is. Needs the role EDITOR.',
  })
  createEvent(@Input() input: CreateEventInput, @Writer() write: Write): Promise<EventPayload> {
    return write(createEvent, input);
  }

  @Mutation(() => EventPayload, {
    description: 'Words an event anew. What is so about it changes by recordClaim. Needs the role EDITOR.',
  })
  updateEvent(@Input() input: UpdateEventInput, @Writer() write: Write): Promise<EventPayload> {
    return write(updateEvent, input);
  }
}
